# Sets `python` to that of a virtual environment with boto3, at the path given; makes it where there is none.
# To be sourced.
venv="$1"
python="$venv/bin/python"
if ! cmp --silent "$here/../boto3/requirements.txt" "$venv/installed.txt"; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$python" -m pip install --quiet --disable-pip-version-check -r "$here/../boto3/requirements.txt"
  cp "$here/../boto3/requirements.txt" "$venv/installed.txt"
fi
export PYTHONDONTWRITEBYTECODE=1

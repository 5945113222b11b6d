"""What is done with the mock, by subject: each module has one function, run."""

fn leaf(branch: api::Branch) -> Option<api::Leaf> {
    branch.leaf
}

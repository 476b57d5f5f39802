"""The people and organisations of all articles, told apart by what articles call them."""

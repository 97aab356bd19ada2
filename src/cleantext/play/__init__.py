"""The playground: a page on this machine to try texts, switch rules and write new ones."""

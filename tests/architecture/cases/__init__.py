"""How to give each command something to do: a module a chapter, each with its CASES."""

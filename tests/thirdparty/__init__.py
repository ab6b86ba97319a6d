"""Debian packages of Go code whose own tests run under `vole test`: see runner/thirdparty.py."""

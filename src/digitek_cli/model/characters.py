"""The characters that no file and no command line may hold. Standard library only."""

from __future__ import annotations

import re

# Control characters, line and paragraph separators and the bidirectional overrides: they change what a
# reader sees, and U+0085 does not survive a YAML round trip. Half a surrogate pair is no character at all.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

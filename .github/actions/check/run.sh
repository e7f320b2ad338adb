#!/bin/bash
# The check of a proposal, for the action and the workflows alike. Whatever somebody else has named comes in as a
# variable, never as part of a script.
set -eo pipefail

if [ "$EVENT" != pull_request ]; then
  echo "::error title=digitek::digitek check runs on pull_request, and this is $EVENT. On pull_request_target" \
    "the files of a stranger would be read with your secrets at hand: write pull_request instead."
  exit 1
fi

# From a folder without files of the proposal's, and isolated (-I): Python would take its modules from there.
cd "$RUNNER_TEMP"
if [ -z "$DIGITEK" ]; then
  export PIP_DISABLE_PIP_VERSION_CHECK=1
  venv="$RUNNER_TEMP/digitek-venv"
  "$(command -v python3 || command -v python)" -I -m venv --clear "$venv"
  bin="$venv/bin"
  if [ ! -d "$bin" ]; then bin="$venv/Scripts"; fi
  # Every package by its hash.
  "$bin/python" -I -m pip install --quiet --require-hashes -r "$SOURCE/requirements/run.txt"
  "$bin/python" -I -m pip install --quiet --no-deps --no-build-isolation "$SOURCE"
  for found in "$venv/Scripts/digitek.exe" "$venv/bin/digitek"; do
    if [ -e "$found" ]; then DIGITEK="$found"; fi
  done
fi

out="$RUNNER_TEMP/digitek-reports"
rm -rf "$out"
mkdir -p "$out"
asked=(-C "$PLACE")
if [ -n "$SPOKEN" ]; then asked+=(--lang "$SPOKEN"); fi
asked+=(check "--base=$BASE" --format github "--links=$LINKS")
if [ "$STRICT" = true ]; then asked+=(--strict); fi
asked+=(--output "sarif=$out/digitek.sarif" --output "junit=$out/digitek.xml")
asked+=(--output "json=$out/digitek.json" --output "markdown=$out/digitek.md")
code=0
"$DIGITEK" "${asked[@]}" 2>"$out/log.txt" || code=$?
# What is said beside the answer may quote a file name, and a line of it must not be taken for a command.
sed -e 's/##\[/## [/g' -e 's/^/digitek: /' "$out/log.txt"
if [ -s "$out/digitek.md" ]; then
  cat "$out/digitek.md" >>"$GITHUB_STEP_SUMMARY"
else
  echo "digitek: $code. Se loggen. See the log." >>"$GITHUB_STEP_SUMMARY"
fi
echo "code=$code" >>"$GITHUB_OUTPUT"
echo "folder=$out" >>"$GITHUB_OUTPUT"
exit "$code"

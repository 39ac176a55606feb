#!/usr/bin/env bash
# Renews the lock files of Python packages: every version pinned, every file hashed. Needs pip-tools.
set -euo pipefail
cd "$(dirname "$0")/../.."
compile=(python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header)
echo "pip==26.3" | "${compile[@]}" --no-annotate --output-file web/build/pip.txt -
"${compile[@]}" --output-file web/build/requirements.txt web/build/requirements.in
"${compile[@]}" --output-file tests/requirements.txt tests/requirements.in

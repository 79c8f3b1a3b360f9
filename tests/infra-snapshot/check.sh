#!/usr/bin/env bash
# Checks the infrastructure without Azure: compile, lint, format, parameters, golden snapshots.
# `check.sh --update` writes the snapshots anew after an intended change. BICEP names another compiler than the packaged one (Linux x64).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mode=validate
[[ "${1:-}" == --update ]] && mode=overwrite
passed=0
failed=0

# check <title> <command…>: a check passes when the command succeeds and prints no warning.
check() {
  local title=$1 output
  shift
  if output=$("$@" 2>&1) && ! grep -qiE '\b(warning|error)\b' <<<"$output"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'infra: FAILED %s\n%s\n' "$title" "$output"
  fi
}

compiles() { "$bicep" build "$1" --stdout >/dev/null; }

# Formats copies, all in one go, and compares.
formatted() {
  mkdir -p "$work/$1"
  cp -r "$root/$1/." "$work/$1"
  "$bicep" format --pattern "$work/$1/**/*.$2"
  diff -r "$root/$1" "$work/$1"
}

# Every paragraph that declares a parameter, output or type has a description.
described() {
  awk 'BEGIN { RS = "" } /(^|\n)(param|output|type) / && !/@description\(/ { print; bad = 1 } END { exit bad }' "$1"
}

# What azd passes exists, and no module comes from a registry.
parameters_exist() {
  local name
  for name in $(sed -nE 's/^    "([A-Za-z]+)": \{ "value".*/\1/p' "$root/infra/main.parameters.json"); do
    grep -q "^param $name " "$root/infra/main.bicep" || { echo "main.bicep has no parameter $name"; return 1; }
  done
}

self_contained() { ! grep -rnE "'br[:/]|'ts[:/]|listKeys\(" "$root/infra" --include='*.bicep'; }

# The platform's sign-in is in place before the setting that believes it.
sign_in_first() {
  "$bicep" build "$root/infra/function-app.bicep" --stdout >"$work/function-app.json"
  node "$here/promises.cjs" order "$work/function-app.json"
}

snapshot() {
  "$bicep" snapshot "$1" --mode "$mode" --deployment-name golden --location swedencentral \
    --subscription-id 11111111-1111-1111-1111-111111111111 --tenant-id 55555555-5555-5555-5555-555555555555
}

if [[ -n "${BICEP:-}" ]]; then
  bicep=$BICEP
else
  dotnet restore "$here/bicep.csproj" --verbosity quiet
  bicep=$(dotnet msbuild "$here/bicep.csproj" -getProperty:BicepPath)
fi

check 'compile' compiles "$root/infra/main.bicep"
check 'lint' "$bicep" lint "$root/infra/main.bicep"
check 'format infra' formatted infra bicep
check 'format snapshot parameters' formatted tests/infra-snapshot bicepparam
while IFS= read -r file; do
  check "descriptions ${file#"$root/"}" described "$file"
done < <(find "$root/infra" -name '*.bicep' | sort)
check 'azd parameters' parameters_exist
check 'no registry modules, no keys' self_contained
check 'sign-in before the setting that believes it' sign_in_first
check 'settings cannot say whom to believe' node "$here/promises.cjs" believes "$here/existing-vaults.snapshot.json" false
check 'sign-in is believed where it is on' node "$here/promises.cjs" believes "$here/private-networking.snapshot.json" true
check 'only callers deploy' node "$here/promises.cjs" deployers "$here/private-networking.snapshot.json"
check 'roles of our own' node "$here/promises.cjs" roles "$here/main.snapshot.json" 2
check 'no roles of our own where the deployer may not define them' node "$here/promises.cjs" roles "$here/existing-vaults.snapshot.json" 0
check 'the app cannot write its own code' node "$here/promises.cjs" package "$here/main.snapshot.json"
check 'the seals of the ledger can be added to and not changed' node "$here/promises.cjs" seals "$here/main.snapshot.json"
for file in "$here"/*.bicepparam; do
  [[ $mode == validate && ! -f "${file%.bicepparam}.snapshot.json" ]] && check "golden of $file" false
  check "snapshot ${file#"$root/"}" snapshot "$file"
done

if [[ $failed -gt 0 ]]; then
  echo "infra: $failed checks failed, $passed passed"
  exit 1
fi
echo "infra: $passed checks passed"

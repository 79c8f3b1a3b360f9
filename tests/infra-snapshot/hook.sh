#!/usr/bin/env bash
# Runs the posix postdeploy hook against a stand-in for the Azure CLI.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "hook: $1"
  exit 1
}

# The stand-in writes down each call; the function is there from look number $APPEARS_AT on.
mkdir "$work/bin"
cat >"$work/bin/az" <<'STANDIN'
#!/bin/sh
echo "$*" >>"$CALLS"
case "$1" in
  resource) [ "$(grep -c '^resource' "$CALLS")" -ge "$APPEARS_AT" ] ;;
esac
STANDIN
printf '#!/bin/sh\n' >"$work/bin/sleep"
chmod +x "$work/bin/az" "$work/bin/sleep"

hook() {
  : >"$work/calls"
  (cd "$root" && env -i PATH="$work/bin:$PATH" CALLS="$work/calls" "$@" sh infra/hooks/postdeploy.sh) >"$work/output" 2>&1
}

outputs=(AZURE_ENV_NAME=golden AZURE_LOCATION=swedencentral AZURE_SUBSCRIPTION_ID=1111 ROTATOR_APP_ID=/app
  ROTATOR_EVENT_TOPICS=/a,/b ROTATOR_DEAD_LETTER_ACCOUNT=/account ROTATOR_DEAD_LETTER_CONTAINER=dead-letters)

hook APPEARS_AT=3 "${outputs[@]}" || fail "failed although the function appeared: $(cat "$work/output")"
[[ $(grep -c '^resource show --ids /app/functions/KeyVaultEvent ' "$work/calls") -eq 3 ]] || fail 'did not wait for the function'
expected='deployment sub create --name golden-event-subscriptions --subscription 1111 --location swedencentral'
expected+=' --template-file infra/event-subscriptions.bicep --parameters appId=/app topicIds=/a,/b'
expected+=' deadLetterAccountId=/account deadLetterContainer=dead-letters --output none'
[[ $(grep '^deployment' "$work/calls") == "$expected" ]] || fail "deployed something else: $(cat "$work/calls")"

! hook APPEARS_AT=99 "${outputs[@]}" || fail 'succeeded although the function never appeared'
! grep -q '^deployment' "$work/calls" || fail 'deployed although the function never appeared'

! hook APPEARS_AT=1 "${outputs[@]:1}" || fail 'succeeded without AZURE_ENV_NAME'
grep -q 'AZURE_ENV_NAME is not set' "$work/output" || fail 'did not name the missing setting'

# Every name the hook reads is an output of the first stage or one of azd's own.
for name in $(grep -oE '(ROTATOR|AZURE)_[A-Z_]+' "$root/infra/hooks/postdeploy.sh" | sort -u); do
  [[ $name == AZURE_ENV_NAME || $name == AZURE_SUBSCRIPTION_ID ]] || grep -q "^output $name " "$root/infra/main.bicep" ||
    fail "main.bicep has no output $name"
done
for template_parameter in appId topicIds deadLetterAccountId deadLetterContainer; do
  grep -q "\"$template_parameter=" "$root/infra/hooks/postdeploy.ps1" || fail "postdeploy.ps1 does not pass $template_parameter"
done

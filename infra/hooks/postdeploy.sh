#!/bin/sh
# Second stage of the deployment: subscribe the function to the events of every watched vault. Safe to run again.
set -eu

for name in AZURE_ENV_NAME AZURE_LOCATION AZURE_SUBSCRIPTION_ID ROTATOR_APP_ID ROTATOR_EVENT_TOPICS \
  ROTATOR_DEAD_LETTER_ACCOUNT ROTATOR_DEAD_LETTER_CONTAINER; do
  eval "value=\${$name:-}"
  if [ -z "$value" ]; then
    echo "postdeploy: $name is not set; run 'azd provision' first" >&2
    exit 1
  fi
done

if ! command -v az >/dev/null; then
  echo "postdeploy: the Azure CLI (az) is needed to create the event subscriptions" >&2
  exit 1
fi

# The platform lists the functions of a new package only after a while.
tries=20
until az resource show --ids "$ROTATOR_APP_ID/functions/KeyVaultEvent" --api-version 2024-04-01 --output none 2>/dev/null; do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ]; then
    echo "postdeploy: function KeyVaultEvent has not appeared; see the app's log (it does not start with a bad setting), then run 'azd hooks run postdeploy'" >&2
    exit 1
  fi
  echo "postdeploy: waiting for function KeyVaultEvent"
  sleep 15
done

az deployment sub create \
  --name "$AZURE_ENV_NAME-event-subscriptions" \
  --subscription "$AZURE_SUBSCRIPTION_ID" \
  --location "$AZURE_LOCATION" \
  --template-file infra/event-subscriptions.bicep \
  --parameters \
  "appId=$ROTATOR_APP_ID" \
  "topicIds=$ROTATOR_EVENT_TOPICS" \
  "deadLetterAccountId=$ROTATOR_DEAD_LETTER_ACCOUNT" \
  "deadLetterContainer=$ROTATOR_DEAD_LETTER_CONTAINER" \
  --output none
echo "postdeploy: event subscriptions are in place"

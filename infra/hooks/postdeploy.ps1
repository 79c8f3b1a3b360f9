# Second stage of the deployment: subscribe the function to the events of every watched vault. Safe to run again.
$ErrorActionPreference = 'Stop'

$names = 'AZURE_ENV_NAME', 'AZURE_LOCATION', 'AZURE_SUBSCRIPTION_ID', 'ROTATOR_APP_ID', 'ROTATOR_EVENT_TOPICS',
  'ROTATOR_DEAD_LETTER_ACCOUNT', 'ROTATOR_DEAD_LETTER_CONTAINER'
foreach ($name in $names) {
  if (-not [Environment]::GetEnvironmentVariable($name)) {
    throw "postdeploy: $name is not set; run 'azd provision' first"
  }
}

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
  throw 'postdeploy: the Azure CLI (az) is needed to create the event subscriptions'
}

# The platform lists the functions of a new package only after a while.
$PSNativeCommandUseErrorActionPreference = $false
$tries = 20
while ($true) {
  az resource show --ids "$env:ROTATOR_APP_ID/functions/KeyVaultEvent" --api-version 2024-04-01 --output none 2>$null
  if ($LASTEXITCODE -eq 0) { break }
  $tries--
  if ($tries -eq 0) {
    throw "postdeploy: function KeyVaultEvent has not appeared; see the app's log (it does not start with a bad setting), then run 'azd hooks run postdeploy'"
  }
  Write-Host 'postdeploy: waiting for function KeyVaultEvent'
  Start-Sleep -Seconds 15
}

az deployment sub create `
  --name "$env:AZURE_ENV_NAME-event-subscriptions" `
  --subscription $env:AZURE_SUBSCRIPTION_ID `
  --location $env:AZURE_LOCATION `
  --template-file infra/event-subscriptions.bicep `
  --parameters `
  "appId=$env:ROTATOR_APP_ID" `
  "topicIds=$env:ROTATOR_EVENT_TOPICS" `
  "deadLetterAccountId=$env:ROTATOR_DEAD_LETTER_ACCOUNT" `
  "deadLetterContainer=$env:ROTATOR_DEAD_LETTER_CONTAINER" `
  --output none
if ($LASTEXITCODE -ne 0) { throw 'postdeploy: creating the event subscriptions failed' }
Write-Host 'postdeploy: event subscriptions are in place'

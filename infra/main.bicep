targetScope = 'subscription'

import { existingVault, resourceTags } from 'types.bicep'

@minLength(1)
@maxLength(40)
@description('Name of the environment; part of every resource name.')
param environmentName string

@minLength(1)
@description('Region of everything the deployment creates. Flex Consumption has to be available there.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Name of the resource group. Empty for rg-<environment>.')
param resourceGroupName string = ''

@description('Create a vault for managed secrets and for the rotator\'s own.')
param createVault bool = true

@description('Vaults that exist already and whose secrets the rotator manages too.')
param existingVaults existingVault[] = []

@description('Key Vault key for the rotator\'s own sign-in at Qlik (private_key_jwt). It goes into the first vault.')
param signingKeyName string = 'qlik-rotator'

@description('Host of the first Qlik tenant, for example acme.eu.qlikcloud.com. Empty where the settings name all tenants.')
param qlikTenantHost string = ''

@description('Client id of the rotator\'s OAuth client in that tenant, with the public half of the signing key registered. Without it the tenant is left out.')
param qlikClientId string = ''

@description('Further settings of the rotator: tenants, policies, channels. Names like Rotator__Policies__critical__Gate. No secrets: those are in the vault.')
param settings resourceTags = {}

@description('When the daily sweep runs: six-part cron, UTC.')
param sweepSchedule string = '0 0 3 * * *'

@description('When the hourly watchdog runs: six-part cron, UTC.')
param watchdogSchedule string = '0 7 * * * *'

@description('When old orchestration history is purged: six-part cron, UTC.')
param purgeSchedule string = '0 30 2 * * *'

@description('When the weekly scan of the tenants for orphans and drift runs: six-part cron, UTC.')
param scanSchedule string = '0 0 4 * * 0'

@description('Comma-separated addresses that get the alerts.')
param alertEmails string = ''

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 90

@description('Days that the ledger\'s daily seals cannot be changed or deleted by anybody, counted for each month\'s blob from its first day.')
@minValue(31)
@maxValue(146000)
param sealRetentionInDays int = 730

@description('Redundancy of both storage accounts. One holds the ledger, so a zone- or geo-redundant kind is worth its price where the region has it.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_LRS'

@description('Most instances the app may scale out to.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances kept running for orchestrations. 0 lets the app sleep between events; each one costs an instance of 2 GB around the clock.')
@minValue(0)
param alwaysReadyDurable int = 0

@description('Put storage, vaults and the app behind private endpoints. From outside, only allowedIpRanges may then call the app.')
param privateNetworking bool = false

@description('Address range of the virtual network, at least a /24. Used with privateNetworking only.')
param networkAddressPrefix string = '10.90.0.0/24'

@description('Comma-separated address ranges (CIDR) that may call the public address of the app, and deploy code to it. Empty: everyone, or nobody with privateNetworking.')
param allowedIpRanges string = ''

@description('Client id of an Entra app registration for signing in people (roles reader, operator, approver). Empty: function keys only.')
param signInClientId string = ''

@description('Object id of the person or group that tags and seeds secrets in the vaults. Empty for none.')
param operatorPrincipalId string = ''

@description('Kind of that operator.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string = 'User'

@description('Use custom roles that can neither delete nor purge secrets, nor do more than sign with the key. Needs the right to define roles (Owner or User Access Administrator); false where the deployer has it not.')
param customRoles bool = true

var abbrs = loadJsonContent('abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var groupName = empty(resourceGroupName) ? '${abbrs.resourcesResourceGroups}${environmentName}' : resourceGroupName
var callers = empty(allowedIpRanges) ? [] : map(split(allowedIpRanges, ','), range => trim(range))
var emails = empty(alertEmails) ? [] : map(split(alertEmails, ','), email => trim(email))

// Every watched vault in one shape, the new one first.
var newVaultName = '${abbrs.keyVaultVaults}${token}'
var newVaults = createVault ? [{ name: newVaultName, resourceGroup: groupName, location: location }] : []
var found = concat(newVaults, existingVaults)
var vaults = map(
  empty(found) ? fail('Nothing to watch: set createVault, or name a vault in existingVaults.') : found,
  vault => {
    name: vault.name
    subscriptionId: vault.?subscriptionId ?? subscription().subscriptionId
    resourceGroup: vault.resourceGroup
    location: vault.location
    topicName: vault.?systemTopic ?? '${abbrs.eventGridSystemTopics}${vault.name}'
    createTopic: vault.?systemTopic == null
  }
)

var appName = '${abbrs.webSitesFunctions}rotator-${token}'
var packageContainer = 'app-package'
var deadLetterContainer = 'dead-letters'
var eventQueue = 'key-vault-events'
var sealContainer = 'ledger-seals'

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: groupName
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  scope: group
  params: {
    name: '${abbrs.managedIdentityUserAssignedIdentities}rotator-${token}'
    location: location
    tags: tags
  }
}

// The platform stores and loads the code package with an identity of its own, so that the app's cannot change it.
module packageIdentity 'identity.bicep' = {
  scope: group
  params: {
    name: '${abbrs.managedIdentityUserAssignedIdentities}rotator-package-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: '${abbrs.operationalInsightsWorkspaces}${token}'
    componentName: '${abbrs.insightsComponents}${token}'
    location: location
    tags: tags
    retentionInDays: logRetentionInDays
  }
}

// Host state, orchestrations, events and the code package. Event Grid delivers as a service that storage accounts trust.
module hostStorage 'storage.bicep' = {
  scope: group
  params: {
    name: '${abbrs.storageStorageAccounts}${token}'
    location: location
    tags: tags
    sku: storageSku
    openTo: privateNetworking ? 'trustedServices' : 'everyone'
    containers: [packageContainer, deadLetterContainer]
    // The app takes the events, the host sets aside what failed at every try, and a person looks at what is kept.
    queues: [eventQueue, '${eventQueue}-poison', '${eventQueue}-kept']
  }
}

// The record of what happened, apart from everything that the host and the platform write.
module ledgerStorage 'storage.bicep' = {
  scope: group
  params: {
    name: '${abbrs.storageStorageAccounts}ledger${token}'
    location: location
    tags: tags
    sku: storageSku
    openTo: privateNetworking ? 'nobody' : 'everyone'
  }
}

module seals 'seals.bicep' = {
  scope: group
  params: {
    accountName: ledgerStorage.outputs.name
    containerName: sealContainer
    retentionInDays: sealRetentionInDays
  }
}

module vault 'vault.bicep' = if (createVault) {
  scope: group
  params: {
    name: newVaultName
    location: location
    tags: tags
    privateOnly: privateNetworking
  }
}

module vaultLogs 'vault-logs.bicep' = [
  for watched in vaults: {
    scope: resourceGroup(watched.subscriptionId, watched.resourceGroup)
    params: { vaultName: watched.name, workspaceId: monitoring.outputs.workspaceId }
    dependsOn: [vault]
  }
]

module signingKey 'signing-key.bicep' = {
  scope: resourceGroup(vaults[0].subscriptionId, vaults[0].resourceGroup)
  params: { vaultName: vaults[0].name, keyName: signingKeyName, tags: tags }
  dependsOn: [vault]
}

module vaultEvents 'vault-events.bicep' = [
  for watched in vaults: {
    params: {
      vault: watched
      subscriptionName: '${abbrs.eventGridEventSubscriptions}${appName}'
      hostResourceGroup: group.name
      hostAccountName: hostStorage.outputs.name
      hostAccountId: hostStorage.outputs.id
      queueName: eventQueue
      deadLetterContainer: deadLetterContainer
      workspaceId: monitoring.outputs.workspaceId
      tags: tags
    }
    dependsOn: [vault]
  }
]

module vaultRoles 'roles/vault.bicep' = [
  for watched in vaults: {
    scope: resourceGroup(watched.subscriptionId, watched.resourceGroup)
    params: {
      vaultName: watched.name
      principalId: identity.outputs.principalId
      custom: customRoles
      operatorPrincipalId: operatorPrincipalId
      operatorPrincipalType: operatorPrincipalType
    }
    dependsOn: [vault]
  }
]

module signingKeyRole 'roles/signing-key.bicep' = {
  scope: resourceGroup(vaults[0].subscriptionId, vaults[0].resourceGroup)
  params: {
    vaultName: vaults[0].name
    keyName: signingKey.outputs.name
    principalId: identity.outputs.principalId
    custom: customRoles
  }
}

module hostRoles 'roles/host.bicep' = {
  scope: group
  params: {
    accountName: hostStorage.outputs.name
    packageContainer: packageContainer
    principalId: identity.outputs.principalId
    packagePrincipalId: packageIdentity.outputs.principalId
  }
}

module ledgerRole 'roles/ledger.bicep' = {
  scope: group
  params: { accountName: ledgerStorage.outputs.name, principalId: identity.outputs.principalId }
}

module sealsRole 'roles/seals.bicep' = {
  scope: group
  params: {
    accountName: ledgerStorage.outputs.name
    containerName: seals.outputs.containerName
    principalId: identity.outputs.principalId
  }
}

module telemetryRole 'roles/telemetry.bicep' = {
  scope: group
  params: { componentName: monitoring.outputs.componentName, principalId: identity.outputs.principalId }
}

module network 'network.bicep' = if (privateNetworking) {
  scope: group
  params: {
    name: '${abbrs.networkVirtualNetworks}${token}'
    location: location
    tags: tags
    subnetPrefix: abbrs.networkVirtualNetworksSubnets
    addressPrefix: networkAddressPrefix
  }
}

module privateAccess 'private-access.bicep' = if (privateNetworking) {
  scope: group
  params: {
    location: location
    tags: tags
    endpointPrefix: abbrs.networkPrivateEndpoints
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    hostAccountId: hostStorage.outputs.id
    ledgerAccountId: ledgerStorage.outputs.id
    vaults: vaults
  }
  dependsOn: [vault]
}

// Settings as in the Rotator section. What the caller gives wins.
var vaultSettings = toObject(
  range(0, length(vaults)),
  index => 'Rotator__Vaults__${index}__Uri',
  index => 'https://${vaults[index].name}${environment().suffixes.keyvaultDns}'
)
var scheduleSettings = {
  Rotator__Schedules__Sweep: sweepSchedule
  Rotator__Schedules__Watchdog: watchdogSchedule
  Rotator__Schedules__Purge: purgeSchedule
  Rotator__Schedules__Scan: scanSchedule
  // The same under flat names, which the timer triggers are bound to: on Linux a %Nested:Name% is not found reliably.
  SweepSchedule: sweepSchedule
  WatchdogSchedule: watchdogSchedule
  PurgeSchedule: purgeSchedule
  ScanSchedule: scanSchedule
}

module app 'function-app.bicep' = {
  scope: group
  params: {
    name: appName
    planName: '${abbrs.webServerFarms}${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    packageIdentityId: packageIdentity.outputs.id
    packageContainerUrl: '${hostStorage.outputs.blobEndpoint}${packageContainer}'
    storageAccountName: hostStorage.outputs.name
    connectionString: monitoring.outputs.connectionString
    settings: union(
      vaultSettings,
      scheduleSettings,
      {
        Rotator__Ledger__Kind: 'tables'
        Rotator__Ledger__Endpoint: ledgerStorage.outputs.tableEndpoint
        Rotator__Ledger__SealContainer: '${ledgerStorage.outputs.blobEndpoint}${sealContainer}'
      },
      empty(qlikTenantHost) || empty(qlikClientId)
        ? {}
        : {
            Rotator__Tenants__0__Host: qlikTenantHost
            Rotator__Tenants__0__Auth__Kind: 'private-key-jwt'
            Rotator__Tenants__0__Auth__ClientId: qlikClientId
            Rotator__Tenants__0__Auth__KeyId: signingKey.outputs.keyId
          },
      settings
    )
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyDurable: alwaysReadyDurable
    subnetId: privateNetworking ? network!.outputs.appSubnetId : ''
    allowedIpRanges: callers
    restrictCallers: privateNetworking
    signInClientId: signInClientId
  }
  // An app that starts before it may read its storage or its vaults fails its first start.
  dependsOn: [hostRoles, ledgerRole, sealsRole, vaultRoles, signingKeyRole, telemetryRole, privateAccess]
}

module privateApp 'private-app.bicep' = if (privateNetworking) {
  scope: group
  params: {
    location: location
    tags: tags
    endpointPrefix: abbrs.networkPrivateEndpoints
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    appId: app.outputs.id
  }
}

module alerts 'alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    actionGroupName: '${abbrs.insightsActionGroups}rotator-${token}'
    emails: emails
  }
}

@description('Region.')
output AZURE_LOCATION string = location

@description('Directory.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('Resource group of the app.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output SERVICE_ROTATOR_NAME string = app.outputs.name

@description('Address of the function app.')
output SERVICE_ROTATOR_ENDPOINT_URL string = app.outputs.endpoint

@description('Names of the watched vaults, comma-separated.')
output ROTATOR_VAULTS string = join(map(vaults, watched => watched.name), ',')

@description('Key whose public half Qlik has to know.')
output ROTATOR_SIGNING_KEY string = signingKey.outputs.keyId

@description('Storage account that holds events: the queue, and what was set aside or never delivered.')
output ROTATOR_EVENT_ACCOUNT string = hostStorage.outputs.name

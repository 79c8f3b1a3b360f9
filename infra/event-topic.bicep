import { resourceTags } from 'types.bicep'

@description('Name of the vault, in the resource group of this module.')
param vaultName string

@description('Name of the system topic.')
param topicName string

@description('False where the vault has a system topic already.')
param create bool

@description('Region of the vault.')
param location string

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Tags of the resource.')
param tags resourceTags

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

// System-assigned, because Event Grid passes a storage firewall only with that kind of identity.
resource created 'Microsoft.EventGrid/systemTopics@2025-02-15' = if (create) {
  name: topicName
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: vault.id
    topicType: 'Microsoft.KeyVault.vaults'
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

// Metrics go to the workspace too, so that one rule watches the topics of all vaults, in whatever subscription they are.
resource telemetry 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'qlik-rotator'
  scope: topic
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
  dependsOn: [created]
}

@description('Object id of the identity that delivers events and writes dead letters.')
output principalId string = create ? created!.identity.principalId : topic.identity.principalId

import { resourceTags } from 'types.bicep'

@description('Name of the storage account.')
param name string

@description('Region.')
param location string

@description('Tags of the resource.')
param tags resourceTags

@description('Redundancy.')
param sku string

@description('Who may call its public address, apart from having a role: everyone, only the Azure services that storage accounts trust, or nobody.')
@allowed(['everyone', 'trustedServices', 'nobody'])
param openTo string

@description('Blob containers to make.')
param containers string[] = []

@description('Queues to make.')
param queues string[] = []

// No keys: everyone signs in.
resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: openTo == 'nobody' ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: openTo == 'nobody' ? 'None' : 'AzureServices'
      defaultAction: openTo == 'everyone' ? 'Allow' : 'Deny'
    }
  }

  resource blobs 'blobServices' = if (!empty(containers)) {
    name: 'default'
  }

  resource queueService 'queueServices' = if (!empty(queues)) {
    name: 'default'
  }
}

resource madeContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for container in containers: {
    parent: account::blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource madeQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = [
  for queue in queues: {
    parent: account::queueService
    name: queue
  }
]

@description('Resource id of the account.')
output id string = account.id

@description('Name of the account.')
output name string = account.name

@description('Address of its blobs.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Address of its tables.')
output tableEndpoint string = account.properties.primaryEndpoints.table

import { resourceTags } from 'types.bicep'

@description('Name of the storage account.')
param name string

@description('Region.')
param location string

@description('Tags of the resource.')
param tags resourceTags

@description('Redundancy. The ledger lives here, so a zone- or geo-redundant kind is worth its price where the region has it.')
param sku string

@description('Refuse traffic that does not come through a private endpoint.')
param privateOnly bool

var packageContainer = 'app-package'
var deadLetterContainer = 'dead-letters'

// Host state, orchestration history, ledger, code package and dead letters. No keys: everyone signs in.
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
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    networkAcls: {
      // Event Grid writes dead letters as a trusted service, with the identity of the system topic.
      bypass: 'AzureServices'
      defaultAction: privateOnly ? 'Deny' : 'Allow'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource package 'containers' = {
      name: packageContainer
      properties: { publicAccess: 'None' }
    }

    resource deadLetters 'containers' = {
      name: deadLetterContainer
      properties: { publicAccess: 'None' }
    }
  }
}

@description('Resource id of the account.')
output id string = account.id

@description('Name of the account.')
output name string = account.name

@description('Address of the container the code package goes to.')
output packageContainerUrl string = '${account.properties.primaryEndpoints.blob}${packageContainer}'

@description('Name of the container for events that could not be delivered.')
output deadLetterContainer string = deadLetterContainer

@description('Table endpoint, where the ledger is.')
output tableEndpoint string = account.properties.primaryEndpoints.table

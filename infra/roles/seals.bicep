@description('Name of the storage account of the ledger.')
param accountName string

@description('Container of the ledger\'s seals.')
param containerName string

@description('Object id of the app.')
param principalId string

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

// Read, make a blob that is not there, add to one that is. The policy of the container holds the same against everybody.
var forbidden = map(
  ['write', 'delete', 'deleteBlobVersion/action', 'permanentDelete/action', 'move/action', 'tags/write'],
  action => '!(ActionMatches{\'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}\'})'
)

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = {
      name: containerName
    }
  }
}

// On the one container, not on the account.
resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::container.id, 'app', blobDataContributor)
  scope: account::blobs::container
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    condition: '(${join(forbidden, ' AND ')})'
    conditionVersion: '2.0'
  }
}

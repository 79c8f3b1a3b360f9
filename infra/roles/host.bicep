@description('Name of the storage account of the host.')
param accountName string

@description('Container of the code package.')
param packageContainer string

@description('Object id of the app.')
param principalId string

@description('Object id of the identity that the platform stores and loads the code package with.')
param packagePrincipalId string

var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

// Whole account, because the host and Durable Task create containers, queues and tables of their own there.
var roles = [
  { id: queueDataContributor, condition: null } // control and work-item queues, the events
  { id: tableDataContributor, condition: null } // history and instances
  { id: blobDataOwner, condition: notThePackage } // host leases and keys, large messages, events set aside
]

// The app changes no blob of the package's container: whoever has a token of the app cannot give it other code.
var blobActions = map(
  [
    'write'
    'add/action'
    'delete'
    'deleteBlobVersion/action'
    'permanentDelete/action'
    'move/action'
    'tags/write'
    'manageOwnership/action'
    'modifyPermissions/action'
    'runAsSuperUser/action'
    'immutableStorage/runAsSuperUser/action'
  ],
  action => '!(ActionMatches{\'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}\'})'
)
var otherContainer = '@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringNotEquals \'${packageContainer}\''
var notThePackage = '((${join(blobActions, ' AND ')}) OR (${otherContainer}))'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource package 'containers' existing = {
      name: packageContainer
    }
  }
}

resource app 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(account.id, 'app', role.id)
    scope: account
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
      condition: role.condition
      conditionVersion: role.condition == null ? null : '2.0'
    }
  }
]

resource package 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::package.id, 'package', blobDataContributor)
  scope: account::blobs::package
  properties: {
    principalId: packagePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

@description('Name of the storage account.')
param accountName string

@description('Object id of the app.')
param principalId string

// Whole account, because the host and Durable Task create containers, queues and tables of their own there.
var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // host leases and keys, code package, large messages
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // control and work-item queues
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // history, instances, ledger
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: accountName
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(account.id, 'app', role.value)
    scope: account
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

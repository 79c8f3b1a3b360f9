@description('Name of the storage account of the ledger.')
param accountName string

@description('Name of the container.')
param containerName string

@description('Days that nobody can change or delete a month\'s blob, from when it was made. Unlocked at first: locking is a person\'s decision, because it cannot be taken back.')
param retentionInDays int

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: accountName

  resource blobs 'blobServices' = {
    name: 'default'

    // The daily signatures over the ledger, beside it and out of reach of whoever may write it.
    resource container 'containers' = {
      name: containerName
      properties: { publicAccess: 'None' }

      resource policy 'immutabilityPolicies' = {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: retentionInDays
          allowProtectedAppendWrites: true
        }
      }
    }
  }
}

@description('Name of the container, which exists by then.')
output containerName string = account::blobs::container.name

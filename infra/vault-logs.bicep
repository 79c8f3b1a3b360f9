@description('Name of the vault, in the resource group of this module.')
param vaultName string

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

// The audit log carries "near expiry" notices even where no event subscription exists: the one witness that shares nothing with
// the rotator. It goes to the AzureDiagnostics table on purpose: the resource-specific table has no column for the event's object.
resource auditLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'qlik-rotator'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

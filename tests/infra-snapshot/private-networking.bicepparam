using '../../infra/main.bicep'

param environmentName = 'golden'
param location = 'swedencentral'
param privateNetworking = true
param allowedIpRanges = '203.0.113.0/24, 198.51.100.7/32'
param existingVaults = [
  {
    name: 'contoso-rotation'
    resourceGroup: 'rg-contoso-secrets'
    location: 'swedencentral'
  }
]
param signInClientId = '44444444-4444-4444-4444-444444444444'
param alwaysReadyDurable = 1
param storageSku = 'Standard_ZRS'

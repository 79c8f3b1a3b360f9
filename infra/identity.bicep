import { resourceTags } from 'types.bicep'

@description('Name of the identity.')
param name string

@description('Region.')
param location string

@description('Tags of the resource.')
param tags resourceTags

// One identity for the app. User-assigned, so that its roles are in place before the app starts for the first time
// and outlive a recreation of the app.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id of the identity.')
output id string = identity.id

@description('Client id, which the settings name.')
output clientId string = identity.properties.clientId

@description('Object id, which the role assignments name.')
output principalId string = identity.properties.principalId

import { resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Tags of the resources.')
param tags resourceTags

@description('Prefix of endpoint names.')
param endpointPrefix string

@description('Resource id of the virtual network.')
param networkId string

@description('Subnet the endpoint gets its address from.')
param subnetId string

@description('Resource id of the function app.')
param appId string

module zone 'private-dns.bicep' = {
  params: {
    zoneName: 'privatelink.azurewebsites.net'
    networkId: networkId
    tags: tags
  }
}

// Pages and API for whoever is in the network: the app itself is called by nobody outside.
module endpoint 'private-endpoint.bicep' = {
  params: {
    name: '${endpointPrefix}app'
    location: location
    tags: tags
    subnetId: subnetId
    targetId: appId
    groupId: 'sites'
    zoneId: zone.outputs.id
  }
}

import { resourceTags } from 'types.bicep'

@description('Name of the virtual network.')
param name string

@description('Region.')
param location string

@description('Tags of the resources.')
param tags resourceTags

@description('Prefix of subnet names.')
param subnetPrefix string

@description('Address range of the network, at least a /24.')
param addressPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: '${subnetPrefix}app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: '${subnetPrefix}endpoints'
        properties: { addressPrefix: cidrSubnet(addressPrefix, 26, 1) }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: '${subnetPrefix}app'
  }

  resource endpoints 'subnets' existing = {
    name: '${subnetPrefix}endpoints'
  }
}

@description('Resource id of the network.')
output id string = network.id

@description('Subnet for what the app sends.')
output appSubnetId string = network::app.id

@description('Subnet for the private endpoints.')
output endpointSubnetId string = network::endpoints.id

import { resourceTags } from 'types.bicep'

@description('Name of the function app.')
param name string

@description('Name of the plan.')
param planName string

@description('Region.')
param location string

@description('Tags of the resources.')
param tags resourceTags

@description('Resource id of the identity of the app.')
param identityId string

@description('Client id of the identity of the app.')
param identityClientId string

@description('Resource id of the identity that the platform stores and loads the code package with.')
param packageIdentityId string

@description('Address of the container the code package goes to.')
param packageContainerUrl string

@description('Storage account for host state and orchestrations.')
param storageAccountName string

@description('Application Insights connection string.')
param connectionString string

@description('Settings of the rotator: names as in the Rotator section, with double underscores.')
param settings resourceTags

@description('Most instances the app may scale out to.')
param maximumInstanceCount int

@description('Instances kept running for orchestrations. 0 lets the app sleep; 1 costs one instance of 2 GB around the clock.')
param alwaysReadyDurable int

@description('Subnet for outgoing traffic. Empty for none.')
param subnetId string

@description('Only these address ranges may call the public address of the app, and deploy to it. Empty for everyone.')
param allowedIpRanges string[]

@description('Refuse callers from outside that are not in the list, even when the list is empty.')
param restrictCallers bool

@description('Client id of the app registration for signing in people. Empty for none.')
param signInClientId string

var signInSecretSetting = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
var trustSetting = 'Rotator__Approvals__TrustPlatformSignIn'

// What says whom the app believes is decided here: neither spelling of the trust, nor the platform's own marker of its sign-in.
var givenSettings = toObject(
  filter(
    items(settings),
    one =>
      replace(toLower(one.key), ':', '__') != toLower(trustSetting) && !startsWith(toLower(one.key), 'website_auth')
  ),
  one => one.key,
  one => one.value
)
var restrict = restrictCallers || !empty(allowedIpRanges)

var callerRules = [
  for (range, index) in allowedIpRanges: {
    name: 'Caller${index}'
    priority: 200 + index
    action: 'Allow'
    tag: 'Default'
    ipAddress: range
  }
]

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'rotator' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {}, '${packageIdentityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    // Said aloud, because a private endpoint would switch it off: the rules below decide, and deployments come in this way.
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
      ftpsState: 'Disabled'
      ipSecurityRestrictionsDefaultAction: restrict ? 'Deny' : 'Allow'
      ipSecurityRestrictions: restrict ? callerRules : []
      // Whoever may not call the app may not give it other code either.
      scmIpSecurityRestrictionsUseMain: true
      scmIpSecurityRestrictionsDefaultAction: restrict ? 'Deny' : 'Allow'
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: packageIdentityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyDurable > 0 ? [{ name: 'durable', instanceCount: alwaysReadyDurable }] : []
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      { Rotator__Approvals__PublicAddress: 'https://${app.properties.defaultHostName}' },
      givenSettings,
      // The principal header may be believed only where the platform sets it.
      { '${trustSetting}': empty(signInClientId) ? 'false' : 'true' },
      empty(signInClientId) ? {} : { '${signInSecretSetting}': identityClientId },
      {
        AzureWebJobsStorage__accountName: storageAccountName
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identityClientId
        // DefaultAzureCredential picks this identity.
        AZURE_CLIENT_ID: identityClientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
        // The dashboard of the rotator answers "/".
        AzureWebJobsDisableHomepage: 'true'
        TASKHUB_NAME: 'QlikRotator'
      }
    )
    // The platform signs people in before the app believes what it says about them.
    dependsOn: [signIn]
  }

  // Code comes in with Entra identities only.
  resource ftpBasicAuth 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmBasicAuth 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  // Optional sign-in of people. Anonymous calls still reach the app, which then asks for a function key: scripts have one.
  // The platform proves itself to Entra with the identity of the app (a federated credential), so there is no client secret.
  resource signIn 'config' = if (!empty(signInClientId)) {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
            clientId: signInClientId
            clientSecretSettingName: signInSecretSetting
          }
          validation: { allowedAudiences: [signInClientId, 'api://${signInClientId}'] }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

@description('Resource id of the function app.')
output id string = app.id

@description('Name of the function app.')
output name string = app.name

@description('Address of the function app.')
output endpoint string = 'https://${app.properties.defaultHostName}'

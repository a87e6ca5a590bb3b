// The Flex Consumption plan and the function app on it.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param applicationInsightsName string
param maximumInstances int
param alwaysReadyInstances int
param refreshSchedule string

@description('Share of programs, 0 to 1, that may vanish or change specialty in one refresh before it is refused.')
param maxVanishingShare string = '0.2'

@description('Largest change, 0 to 1, of a reference applicant\'s chance of matching that a refresh may make unasked; that of data/refresh where empty.')
param maxOddsChange string = ''
param rateLimitBurst int
param rateLimitPerSecond int

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    clientAffinityEnabled: false
    httpsOnly: true
    serverFarmId: plan.id
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}app-package'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: alwaysReadyInstances
              }
            ]
        // The smallest size with a whole core: solving is bound by the processor, not by memory.
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
        triggers: {
          http: {
            // One solves, two wait: the app turns more away (SolverGate), and the platform had better start another instance.
            perInstanceConcurrency: 3
          }
        }
      }
    }
    siteConfig: {
      cors: {
        // Anyone may embed the widget; without credentials an open answer gives nobody's data away.
        allowedOrigins: ['*']
        supportCredentials: false
      }
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      appSettings: [
        {
          name: 'AzureWebJobsStorage__credential'
          value: 'managedidentity'
        }
        {
          name: 'AzureWebJobsStorage__clientId'
          value: identityClientId
        }
        {
          name: 'AzureWebJobsStorage__blobServiceUri'
          value: storage.properties.primaryEndpoints.blob
        }
        {
          name: 'AzureWebJobsStorage__tableServiceUri'
          value: storage.properties.primaryEndpoints.table
        }
        {
          name: 'AzureWebJobsDisableHomepage'
          value: 'true'
        }
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: applicationInsights.properties.ConnectionString
        }
        {
          name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
          value: 'ClientId=${identityClientId};Authorization=AAD'
        }
        {
          name: 'SMARTPICK_REFRESH_SCHEDULE'
          value: refreshSchedule
        }
        {
          name: 'SmartPick__Refresh__MaxVanishingShare'
          value: maxVanishingShare
        }
        {
          name: 'SmartPick__Refresh__MaxOddsChange'
          value: maxOddsChange
        }
        {
          name: 'SmartPick__RateLimit__Burst'
          value: string(rateLimitBurst)
        }
        {
          name: 'SmartPick__RateLimit__PerSecond'
          value: string(rateLimitPerSecond)
        }
        {
          // The platform's front end appends the caller to X-Forwarded-For; one more for every proxy put before it.
          name: 'SmartPick__RateLimit__TrustedProxies'
          value: '1'
        }
      ]
    }
  }

  // Deployments sign in; the passwords that every site is born with open nothing.
  resource scmPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource ftpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'

// One account for the catalog, the deployed package and the Functions host. Nobody can use its keys.
param name string
param location string
param tags object
param sku string

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 14
      }
      deleteRetentionPolicy: {
        enabled: true
        days: 14
      }
      // An operator's upload overwrites a file; the version before it is the way back.
      isVersioningEnabled: true
    }

    resource package 'containers' = {
      name: 'app-package'
    }

    resource data 'containers' = {
      name: 'program-data'
    }
  }

  resource tables 'tableServices' = {
    name: 'default'

    resource programs 'tables' = {
      name: 'Programs'
    }

    resource catalog 'tables' = {
      name: 'Catalog'
    }
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'forget-old-versions'
            type: 'Lifecycle'
            definition: {
              filters: {
                blobTypes: ['blockBlob']
              }
              actions: {
                version: {
                  delete: {
                    daysAfterCreationGreaterThan: 90
                  }
                }
              }
            }
          }
        ]
      }
    }
  }
}

output name string = account.name
output dataContainer string = account::blobs::data.name

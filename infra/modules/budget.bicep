// Warns; it stops nothing. What stops cost is the ceiling of instances and the daily quota of the workspace.
param name string
param amount int
param startDate string
param email string
param actionGroupId string

var warnings = {
  half: {
    kind: 'Actual'
    percent: 50
  }
  most: {
    kind: 'Actual'
    percent: 90
  }
  forecast: {
    kind: 'Forecasted'
    percent: 100
  }
}

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    amount: amount
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: mapValues(warnings, warning => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      thresholdType: warning.kind
      threshold: warning.percent
      contactEmails: [email]
      contactGroups: [actionGroupId]
    })
  }
}

// What an operator is woken for. docs/operations.md says what to do about each.
param name string
param location string
param tags object
param email string
param applicationInsightsName string
param maximumInstances int
param alwaysReadyInstances int
param maximumDataAgeDays int

// Below this many requests a window says nothing about rates and percentiles.
var enoughRequests = 20

var rules = [
  {
    name: 'data-age'
    description: 'The program data that serve are older than ${maximumDataAgeDays} days.'
    severity: 3
    window: 'PT1H'
    lookBack: 'PT1H'
    query: 'customMetrics | where name == "smartpick.catalog.age" | summarize days = max(valueMax) / 86400'
    measure: 'days'
    operator: 'GreaterThan'
    threshold: maximumDataAgeDays
  }
  {
    name: 'refresh-silent'
    description: 'No refresh has looked at the program files for two hours.'
    severity: 2
    window: 'PT2H'
    // Looks further back than two hours, to tell an app that has fallen silent from one that has just begun.
    lookBack: 'P2D'
    query: 'customMetrics | where name startswith "smartpick." | summarize oldest = min(timestamp), looked = sumif(valueSum, name == "smartpick.catalog.refreshes" and tostring(customDimensions.outcome) in~ ("refreshed", "unchanged", "refused", "pinned") and timestamp > ago(2h)) | project refreshes = iff(isnull(oldest) or oldest > ago(2h), 1.0, looked)'
    measure: 'refreshes'
    operator: 'LessThan'
    threshold: 1
  }
  {
    name: 'refresh-refused'
    description: 'A refresh was refused: the data that served before serve on.'
    severity: 2
    window: 'PT1H'
    lookBack: 'PT1H'
    query: 'customMetrics | where name == "smartpick.catalog.refreshes" and tostring(customDimensions.outcome) =~ "refused" | summarize refused = coalesce(sum(valueSum), 0.0)'
    measure: 'refused'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'errors'
    description: 'More than one request in a hundred is answered with a 5xx.'
    severity: 1
    window: 'PT15M'
    lookBack: 'PT15M'
    query: 'requests | where toint(resultCode) between (100 .. 599) | summarize all = sum(itemCount), failed = sumif(itemCount, toint(resultCode) >= 500) | project percent = iff(all >= ${enoughRequests}, 100.0 * failed / all, 0.0)'
    measure: 'percent'
    operator: 'GreaterThan'
    threshold: 1
  }
  {
    name: 'slow'
    description: 'The 95th percentile of the time to an answer is above two seconds.'
    severity: 2
    window: 'PT15M'
    lookBack: 'PT15M'
    query: 'requests | where toint(resultCode) between (100 .. 599) | summarize all = sum(itemCount), p95 = percentilew(duration, itemCount, 95) | project milliseconds = iff(all >= ${enoughRequests}, p95, 0.0)'
    measure: 'milliseconds'
    operator: 'GreaterThan'
    threshold: 2000
  }
  {
    name: 'instance-ceiling'
    description: 'All instances that the app may have for requests are in use: callers wait.'
    severity: 2
    window: 'PT15M'
    lookBack: 'PT15M'
    // The timer has an instance of its own, which answers no requests and counts against no ceiling but its own.
    query: 'customMetrics | where name == "smartpick.requests" | summarize running = dcount(cloud_RoleInstance) by bin(timestamp, 5m) | summarize instances = max(running)'
    measure: 'instances'
    operator: 'GreaterThanOrEqual'
    threshold: maximumInstances + alwaysReadyInstances
  }
]

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'smartpick'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'alert-${rule.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'SmartPick: ${rule.name}'
      description: rule.description
      enabled: true
      severity: rule.severity
      scopes: [applicationInsights.id]
      evaluationFrequency: 'PT15M'
      windowSize: rule.window
      overrideQueryTimeRange: rule.lookBack
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: rule.measure
            timeAggregation: 'Maximum'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [operators.id]
      }
    }
  }
]

output actionGroupId string = operators.id

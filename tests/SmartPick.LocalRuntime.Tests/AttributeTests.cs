using System.Reflection;

namespace SmartPick.LocalRuntime.Tests;

/// <summary>
/// What the isolated worker's attributes offer, this runtime's offer too, so that both flavours compile the same functions.
/// That each of them does what it says is tested where it does it.
/// </summary>
public sealed class AttributeTests
{
    [Theory]
    [InlineData(typeof(FunctionAttribute), "Name")]
    [InlineData(typeof(HttpTriggerAttribute), "AuthLevel", "Methods", "Route")]
    [InlineData(typeof(TimerTriggerAttribute), "RunOnStartup", "Schedule", "UseMonitor")]
    public void Attributes_have_the_properties_of_the_worker(Type attribute, params string[] properties) =>
        Assert.Equal(properties, Declared(attribute));

    [Theory]
    [InlineData(typeof(TimerInfo), "IsPastDue", "ScheduleStatus")]
    [InlineData(typeof(ScheduleStatus), "Last", "LastUpdated", "Next")]
    public void Timers_tell_what_they_tell_on_the_worker(Type type, params string[] properties) =>
        Assert.Equal(properties, Declared(type));

    [Fact]
    public void Levels_of_authorization_are_those_of_the_worker() =>
        Assert.Equal(["Anonymous", "User", "Function", "System", "Admin"], Enum.GetNames<AuthorizationLevel>());

    private static IEnumerable<string> Declared(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(property => property.Name)
        .Order(StringComparer.Ordinal);
}

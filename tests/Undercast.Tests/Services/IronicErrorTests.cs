using Undercast.Services;

namespace Undercast.Tests.Services;

/// <summary>Words of Ironic 29: of a wrong password and of a stopped image server as a lab had them, the others after its and sushy's sources.</summary>
public sealed class IronicErrorTests
{
    [Theory]
    [InlineData("Failed to get power state for node 1. Error: Redfish exception occurred. Error: HTTP GET https://192.168.24.254:8000/redfish/v1/Systems/2 returned code 401. Base.1.19.NoValidSession: There is no valid session", "its BMC refuses the user or password")]
    [InlineData("IPMI call failed: power status.", "its BMC refuses the user or password that Ironic has, or does not answer")]
    [InlineData("Redfish exception occurred. Error: Unable to connect to https://192.168.24.254:8001/redfish/v1/. Error: HTTPSConnectionPool", "its BMC does not answer")]
    [InlineData("All virtual media mount attempts failed. returned code 400. Base.1.19.CouldNotEstablishConnection: the image 'http://192.168.24.1:8080/redfish/boot-1.iso' cannot be read: curl (pid 5482) ended with exit code 7", "its BMC could not read the image")]
    [InlineData("The deploying state can't be resumed by conductor undercloud-0. Moving to fail state.", "ironic-conductor on the undercloud ended")]
    public void The_cause_comes_first_and_the_words_stay(string error, string cause)
    {
        var told = IronicError.Explain(error);

        Assert.StartsWith(cause, told, StringComparison.Ordinal);
        Assert.EndsWith(error, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_need_no_explanation_stay_as_they_are() => Assert.Equal("Timeout reached while inspecting", IronicError.Explain("Timeout reached while inspecting"));
}

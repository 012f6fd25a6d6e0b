using Undercast.Cloud.Tempest;
using Undercast.Tests.Hosts;

namespace Undercast.Tests.Cloud;

public sealed class TempestTests
{
    // As Tempest 43 prints through stestr's subunit_trace.
    private const string Printed = """
        {0} tempest.api.compute.flavors.test_flavors.FlavorsV2TestJSON.test_get_flavor [0.213544s] ... ok
        {1} tempest.api.compute.servers.test_create_server.ServersTestJSON.test_verify_server_details [21.030000s] ... FAILED

        Captured traceback:
        ~~~~~~~~~~~~~~~~~~~
            Traceback (most recent call last):

              File "/usr/lib/python3/dist-packages/tempest/common/waiters.py", line 97, in wait_for_server_status
            raise lib_exc.TimeoutException(message)

            tempest.lib.exceptions.TimeoutException: Request timed out
        Details: server 7 did not reach ACTIVE

        {0} setUpClass (tempest.scenario.test_server_multinode.TestServerMultinode) ... SKIPPED: Less than 2 compute nodes, skipping multinode tests.

        ======
        Totals
        ======
        Ran: 3 tests in 40.1000 sec.
         - Passed: 1
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_test_is_read_with_its_ending_its_time_and_its_reason()
    {
        Assert.Equal(
            [
                new("tempest.api.compute.flavors.test_flavors.FlavorsV2TestJSON.test_get_flavor", TempestEnding.Passed, 0.213544, null),
                new("tempest.api.compute.servers.test_create_server.ServersTestJSON.test_verify_server_details", TempestEnding.Failed, 21.03, "tempest.lib.exceptions.TimeoutException: Request timed out"),
                new("setUpClass (tempest.scenario.test_server_multinode.TestServerMultinode)", TempestEnding.Skipped, 0, "Less than 2 compute nodes, skipping multinode tests."),
            ],
            Read(Printed));
    }

    [Fact]
    public void The_table_counts_by_subject_and_names_what_failed() => Assert.Equal(
        """
        tempest            passed  failed  skipped
        compute                 1       1        0
        scenario                0       0        1
        failed: tempest.api.compute.servers.test_create_server.ServersTestJSON.test_verify_server_details
            tempest.lib.exceptions.TimeoutException: Request timed out
        all                     1       1        1  in 40 s; left out: the tests that need an ssh server in the guest, and one of credentials
        """,
        TempestTable.Render(new TempestReport(Read(Printed)) { Seconds = 40.1 }));

    [Fact]
    public void Tests_that_were_all_skipped_prove_nothing()
    {
        Assert.False(new TempestReport([new("a", TempestEnding.Skipped, 0, null)]).Passed);
        Assert.True(new TempestReport([new("a", TempestEnding.Skipped, 0, null), new("b", TempestEnding.Passed, 0, null)]).Passed);
    }

    [Fact]
    public void Tempest_enters_by_the_public_address_and_trusts_the_labs_authority()
    {
        var text = new TempestConfiguration("https://10.0.0.5:13000", "s3cret", "regionOne", "i", "f", "g", "n", ["dvr", "router"], 2).Render("/work").ToString();

        Assert.Contains("uri_v3 = https://10.0.0.5:13000/v3\n", text, StringComparison.Ordinal);
        Assert.Contains("region = regionOne\n", text, StringComparison.Ordinal);
        Assert.Contains("catalog_type = volumev3\n", text, StringComparison.Ordinal);
        Assert.Contains("ca_certificates_file = /work/ca.pem\n", text, StringComparison.Ordinal);
        Assert.Contains("dashboard_url = https://10.0.0.5/\n", text, StringComparison.Ordinal);
        Assert.Contains("min_compute_nodes = 2\n", text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task It_runs_from_an_untouched_tree_and_finds_in_the_cloud_what_it_must_know()
    {
        await using var overcloud = await ConfiguredAsync();
        using var folder = DummyProgram.Folder();
        DummyProgram.PoseAs(folder, "podman");
        var said = new List<string>();

        var report = await RunAsync(overcloud, folder, Printed, said);

        Assert.Equal(3, report.Tests.Count);
        Assert.Equal("1: passed tempest.api.compute.flavors.test_flavors.FlavorsV2TestJSON.test_get_flavor", said[0]);
        Assert.Contains("[--rootfs][/tree:O][tempest][run][--config-file][/work/tempest.conf][--smoke]", await File.ReadAllTextAsync(folder.Path("calls"), Cancel), StringComparison.Ordinal);
        var configuration = await File.ReadAllTextAsync(folder.Path("tempest.conf"), Cancel);
        Assert.Contains("image_ref = images-1\n", configuration, StringComparison.Ordinal);
        Assert.Contains("flavor_ref = flavors-1\nflavor_ref_alt = flavors-2\n", configuration, StringComparison.Ordinal);
        Assert.Contains("public_network_id = networks-1\n", configuration, StringComparison.Ordinal);
        Assert.Contains("api_extensions = dvr,router\n", configuration, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Path("tempest.conf")));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_Tempest_that_runs_no_test_is_a_failure_with_its_last_words()
    {
        await using var overcloud = await ConfiguredAsync();
        using var folder = DummyProgram.Folder();
        DummyProgram.PoseAs(folder, "podman");

        var failure = await Assert.ThrowsAsync<TempestFailedException>(() => RunAsync(overcloud, folder, "No .stestr.conf file was found for local execution\n", []));

        Assert.Equal("tempest ended with exit code 0 and ran no test:\nNo .stestr.conf file was found for local execution", failure.Message);
    }

    private static async Task<FakeOvercloud> ConfiguredAsync()
    {
        var overcloud = await FakeOvercloud.StartAsync();
        overcloud.Fake.On("GET /v2.1/flavors/detail", """{"flavors": [{"id": "flavors-1", "name": "m1.tiny"}, {"id": "flavors-2", "name": "m1.small"}]}""");
        overcloud.Images.Add(new() { ["name"] = "undercast", ["status"] = "active" });
        overcloud.Networks.Add(new() { ["name"] = "public" });
        overcloud.Fake.On("GET /v2.0/extensions", """{"extensions": [{"alias": "router", "name": "Neutron L3 Router"}, {"alias": "dvr", "name": "Distributed Virtual Router"}]}""");
        return overcloud;
    }

    private static async Task<TempestReport> RunAsync(FakeOvercloud overcloud, TemporaryFolder folder, string printed, List<string> said)
    {
        using var cloud = overcloud.Open();
        var podman = new DressedRunner(folder, ("DUMMY_OUTPUT", printed), ("DUMMY_EXIT", "0"));
        return await new TempestRun(cloud, podman, folder.Root, TimeProvider.System, said.Add).RunAsync(new TempestRequest(new("https://10.0.0.5:13000", "s3cret", "public", "PEM"), "regionOne", "/tree"), Cancel);
    }

    private static IReadOnlyList<TempestTest> Read(string printed)
    {
        var output = new TempestOutput();
        foreach (var line in printed.Split('\n'))
        {
            output.Read(line);
        }

        return output.Tests;
    }
}

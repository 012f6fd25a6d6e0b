using Undercast.Images;
using Undercast.Images.Recipes;

namespace Undercast.Tests.Images;

public sealed class RecipeTests
{
    public static TheoryData<string> Names => ["openstack", "overcloud-full", "deploy"];

    private static readonly ImageRecipe[] All = [OpenStackImage.Recipe, MachineImage.Recipe, DeployImage.Recipe];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recipe_names_each_package_once_and_has_its_files(string name)
    {
        var recipe = All.Single(candidate => candidate.Name == name);

        Assert.NotEmpty(recipe.Files);
        Assert.Equal(recipe.Tree.Packages.Count, recipe.Tree.Packages.Distinct().Count());
        Assert.Empty(recipe.Tree.Packages.Intersect(recipe.Tree.StoodInFor));
        Assert.Equal(recipe.Files.Count, recipe.Files.Select(file => file.Path).Distinct().Count());
        Assert.All(recipe.Files, file => Assert.False(Path.IsPathRooted(file.Path)));
    }

    [Fact]
    public void Account_numbers_are_taken_once() =>
        Assert.Equal(OpenStackImage.Packages.Accounts.Count, OpenStackImage.Packages.Accounts.Select(account => account.Id).Distinct().Count());

    [Fact]
    public void Programs_are_executable_and_sudo_rules_are_not_writable()
    {
        var files = MachineImage.Recipe.Files.ToDictionary(file => file.Path, file => file.Mode);

        Assert.True(files["usr/lib/undercast/config-drive"].HasFlag(UnixFileMode.OtherExecute));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead, files["etc/sudoers.d/heat-admin"]);
        Assert.False(files["etc/containers/storage.conf"].HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void A_machine_looks_for_its_containers_where_the_image_has_them()
    {
        var configuration = MachineImage.Recipe.Files.Single(file => file.Path == "etc/containers/storage.conf");

        Assert.Contains($"additionalimagestores = [\"/{ImageOutput.StoreLocation}\"]", System.Text.Encoding.UTF8.GetString(configuration.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void The_agent_finds_our_hardware_manager_by_its_entry_point()
    {
        var entries = DeployImage.Recipe.Files.Single(file => file.Path.EndsWith("/entry_points.txt", StringComparison.Ordinal));

        Assert.Contains("undercast = undercast_hardware:ContainerMachineHardware", System.Text.Encoding.UTF8.GetString(entries.Content), StringComparison.Ordinal);
        Assert.Contains(DeployImage.Recipe.Files, file => file.Path.EndsWith("dist-packages/undercast_hardware.py", StringComparison.Ordinal));
    }
}

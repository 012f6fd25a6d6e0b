using Undercast.Hosts;
using Undercast.Images;
using Undercast.Images.Recipes;

// Building each image beside its floor, mmdebstrap with the same packages, both from downloaded packages, in one run.
// Usage (as root, where mmdebstrap and podman are): Undercast.ImageBench FOLDER [NAME...]; FOLDER wants 15 GB free.
var recipes = new[] { DeployImage.Recipe, MachineImage.Recipe with { Containers = null, Name = "overcloud-full-without-containers" }, OpenStackImage.Recipe };
var folder = args.Length > 0 ? args[0] : throw new ArgumentException("name a folder with 15 GB free");
var clock = TimeProvider.System;
var host = new LocalCommandRunner(clock);
foreach (var tool in new[] { "mmdebstrap", "podman" })
{
    if (!(await host.RunAsync(new Command("which", tool) { AllowFailure = true }, CancellationToken.None)).Succeeded)
    {
        throw new InvalidOperationException($"{tool} is missing: apt-get install {tool}");
    }
}

Console.WriteLine("| image | mmdebstrap alone, s | built, s | ratio | packed, MB |\n|---|---|---|---|---|");
foreach (var recipe in recipes.Where(recipe => args.Length == 1 || args.Contains(recipe.Name)))
{
    var floor = await Floor.MeasureAsync(host, recipe.Tree, folder, clock);
    var cache = Path.Combine(folder, "cache");
    var builder = new ImageBuilder(host, cache, clock, _ => { }) { Offline = true };
    var started = clock.GetTimestamp();
    var image = await builder.GetAsync(recipe, CancellationToken.None);
    var built = clock.GetElapsedTime(started);
    var size = await host.RunAsync(new Command("du", "--summarize", "--block-size=1M", image.Folder), CancellationToken.None);
    Console.WriteLine($"| {recipe.Name} | {floor.TotalSeconds:F0} | {built.TotalSeconds:F0} | {built / floor:F2} | {size.Output.Split('\t')[0]} |");
}

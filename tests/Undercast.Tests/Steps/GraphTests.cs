using Undercast.Steps;

namespace Undercast.Tests.Steps;

public sealed class GraphTests
{
    [Fact]
    public void A_sound_graph_has_no_faults() =>
        Assert.Empty(new StepGraph([new ScriptedStep("a"), new ScriptedStep("b", "a"), new ScriptedStep("c", "a", "b")]).Check());

    [Fact]
    public void All_faults_are_listed_at_once()
    {
        var graph = new StepGraph(
        [
            new ScriptedStep("pool"), new ScriptedStep("pool"), new ScriptedStep("networks", "pol"), new ScriptedStep("machines", "something-else"),
            new ScriptedStep("a", "c"), new ScriptedStep("b", "a"), new ScriptedStep("c", "b"), new ScriptedStep("self", "self"),
        ]);

        Assert.Equal(
            [
                "2 steps are named 'pool'; each name must be unique",
                "step 'networks' needs 'pol', which does not exist; did you mean 'pool'?",
                "step 'machines' needs 'something-else', which does not exist",
                "steps need each other in a circle: 'a' -> 'c' -> 'b' -> 'a'",
                "steps need each other in a circle: 'self' -> 'self'",
            ],
            graph.Check());
    }

    [Fact]
    public void Two_circles_through_one_step_are_both_found()
    {
        var faults = new StepGraph([new ScriptedStep("a", "b", "c"), new ScriptedStep("b", "a"), new ScriptedStep("c", "a")]).Check();

        Assert.Equal(["steps need each other in a circle: 'a' -> 'b' -> 'a'", "steps need each other in a circle: 'a' -> 'c' -> 'a'"], faults);
    }

    [Fact]
    public void A_faulty_graph_yields_no_plan()
    {
        var error = Assert.Throws<StepGraphException>(() => new StepGraph([new ScriptedStep("a", "x"), new ScriptedStep("b", "y")]).Select());

        Assert.Equal(2, error.Faults.Count);
    }

    [Fact]
    public void A_plan_holds_needs_before_those_that_need_them_and_else_keeps_the_order_of_the_list() =>
        Assert.Equal(["c", "a", "b", "d"], Names(new StepGraph([new ScriptedStep("a", "c"), new ScriptedStep("b"), new ScriptedStep("c"), new ScriptedStep("d")]).Select()));

    [Theory]
    [InlineData(null, null, "key pool net machines image undercloud")]
    [InlineData(null, "net", "key net")]
    [InlineData(null, "provision", "key pool net machines")]
    [InlineData(null, "install", "key pool net machines image undercloud")]
    [InlineData("net", null, "net machines undercloud")]
    [InlineData("install", null, "image undercloud")]
    [InlineData("provision", "provision", "pool net machines")]
    [InlineData("pool", "machines", "pool machines")]
    [InlineData("image", "image", "image")]
    public void A_part_is_chosen_by_steps_or_stages(string? from, string? to, string expected) =>
        Assert.Equal(expected.Split(' '), Names(Lab().Select(from, to)));

    [Fact]
    public void Unknown_names_are_told_with_the_nearest_and_all_valid_ones()
    {
        var error = Assert.Throws<StepGraphException>(() => Lab().Select("provison", "everything"));

        Assert.Equal(
            [
                "'provison' is neither a step nor a stage; did you mean 'provision'?\n  stages: prepare, provision, install\n  steps: key, pool, net, machines, image, undercloud",
                "'everything' is neither a step nor a stage\n  stages: prepare, provision, install\n  steps: key, pool, net, machines, image, undercloud",
            ],
            error.Faults);
    }

    [Fact]
    public void A_part_with_nothing_in_it_is_an_error()
    {
        var error = Assert.Throws<StepGraphException>(() => Lab().Select("install", "provision"));

        Assert.Equal("no step lies from 'install' to 'provision'; the stages are, in order: prepare, provision, install", error.Message);
    }

    [Fact]
    public void A_part_knows_which_steps_outside_it_it_relies_on() =>
        Assert.Equal(["key"], Lab().Select("provision", "provision").Outside.Select(step => step.Name));

    private static StepGraph Lab() => new(
    [
        new ScriptedStep("key") { Stage = "prepare" },
        new ScriptedStep("pool", "key") { Stage = "provision" },
        new ScriptedStep("net", "key") { Stage = "provision" },
        new ScriptedStep("machines", "pool", "net") { Stage = "provision" },
        new ScriptedStep("image") { Stage = "install" },
        new ScriptedStep("undercloud", "machines", "image") { Stage = "install" },
    ]);

    private static IEnumerable<string> Names(StepPlan plan) => plan.Steps.Select(step => step.Name);
}

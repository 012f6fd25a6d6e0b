namespace Undercast.Bmc.Redfish;

/// <summary>Finds the route of a path, segment by segment; a literal segment goes before a parameter.</summary>
internal sealed class RouteTree
{
    private readonly Branch root = new();

    public RouteTree(IEnumerable<Route> routes)
    {
        foreach (var route in routes)
        {
            var branch = root;
            foreach (var segment in route.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                branch = segment[0] == '{' ? branch.Parameter(segment[1..^1]) : branch.Literal(segment);
            }

            branch.Route = route;
        }
    }

    public Route? Find(ReadOnlySpan<char> path, Dictionary<string, string> parameters)
    {
        var branch = root;
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            if (segment.IsEmpty)
            {
                continue;
            }

            if (branch.Find(segment) is { } next)
            {
                branch = next;
            }
            else if (branch.AnySegment is { } any)
            {
                parameters[branch.ParameterName!] = segment.ToString();
                branch = any;
            }
            else
            {
                return null;
            }
        }

        return branch.Route;
    }

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> literals = new(StringComparer.Ordinal);

        public Route? Route { get; set; }

        public string? ParameterName { get; private set; }

        public Branch? AnySegment { get; private set; }

        public Branch? Find(ReadOnlySpan<char> segment) =>
            literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var next) ? next : null;

        public Branch Literal(string segment)
        {
            if (!literals.TryGetValue(segment, out var next))
            {
                literals[segment] = next = new Branch();
            }

            return next;
        }

        public Branch Parameter(string name)
        {
            ParameterName = name;
            return AnySegment ??= new Branch();
        }
    }
}

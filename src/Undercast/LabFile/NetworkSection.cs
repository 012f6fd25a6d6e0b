using System.Net;

namespace Undercast.LabFile;

/// <summary>One network of lab.yaml while it is read: what it takes out of its subnet, and whether that goes together.</summary>
internal sealed class NetworkSection
{
    private const string CidrRule = "must be an IPv4 subnet with a prefix from 16 to 24";
    private const string AddressRule = "must be an IPv4 address";
    private const string RangeRule = "must be two IPv4 addresses, the first not above the last";

    private readonly Section _section;
    private readonly bool _cidrHolds;
    private readonly List<(string Field, AddressRange Taken)> _taken = [];

    public NetworkSection(Section section, string defaultCidr)
    {
        _section = section;
        var written = section.ParseValue<IPNetwork>("cidr", CidrRule, CureOfCidr, ParseCidr);
        _cidrHolds = written is not null || !section.Has("cidr");
        Cidr = written ?? IPNetwork.Parse(defaultCidr);
    }

    public IPNetwork Cidr { get; }

    public string Bridge(string fallback) => _section.Text(
        "bridge", InterfaceName.Rule, $"write {fallback}, for example", InterfaceName.Holds) ?? fallback;

    public IPAddress Address(string field, int offset) => OptionalAddress(field) ?? Taken(field, At(offset));

    public IPAddress? OptionalAddress(string field) =>
        _section.Parse(field, AddressRule, _ => $"write {At(9)}, for example", text => HostPort.TryIPv4(text, out var address) ? address : null) is { } written
            ? Taken(field, written)
            : null;

    public AddressRange Range(string field, int from, int to)
    {
        var range = _section.Parse(field, RangeRule, _ => $"write '{At(from)}-{At(to)}', for example", ParseRange) ?? new AddressRange(At(from), At(to));
        _taken.Add((field, range));
        return range;
    }

    /// <summary>Everything taken must be in the subnet, and nothing be taken twice.</summary>
    public void Check()
    {
        // With a wrong subnet each address would be wrong too, and hide the one cause.
        if (!_cidrHolds)
        {
            return;
        }

        var usable = new AddressRange(At(1), At((1 << (32 - Cidr.PrefixLength)) - 2));
        foreach (var (field, taken) in _taken)
        {
            if (!usable.Contains(taken.First) || !usable.Contains(taken.Last))
            {
                Add(field, $"must be in the subnet {Cidr}", taken, $"choose from {usable}");
            }
        }

        for (var i = 0; i < _taken.Count; i++)
        {
            for (var j = i + 1; j < _taken.Count; j++)
            {
                CheckPair(_taken[i], _taken[j]);
            }
        }
    }

    private static IPNetwork? ParseCidr(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && HostPort.TryIPv4(text[..slash], out var address) && Section.Number(text[(slash + 1)..]) is >= 16 and <= 24 and var prefix
            && IPNetwork.TryParse($"{address}/{prefix}", out var network) && Reserved(address) is null ? network : null;
    }

    // 255 << 24 and so on: the first octet says what an address can be used for.
    private static string? Reserved(IPAddress address) => (AddressRange.Number(address) >> 24) switch
    {
        0 => "the subnet of 'this host'",
        127 => "the loopback subnet",
        >= 224 => "a multicast or reserved subnet",
        _ => null,
    };

    private static string CureOfCidr(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || !HostPort.TryIPv4(text[..slash], out var address) || Section.Number(text[(slash + 1)..]) is not (>= 16 and <= 24 and var prefix))
        {
            return "write 192.168.24.0/24, for example";
        }

        if (Reserved(address) is { } reserved)
        {
            return $"it is {reserved}: choose a private one, as 192.168.24.0/24";
        }

        var hosts = (1u << (32 - prefix)) - 1;
        return $"the address is inside the subnet: did you mean '{AddressRange.Offset(address, -(int)(AddressRange.Number(address) & hosts))}/{prefix}'?";
    }

    private static AddressRange? ParseRange(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var first, var last]
        && HostPort.TryIPv4(first, out var from) && HostPort.TryIPv4(last, out var to)
        && new AddressRange(from, to) is { Count: > 0 } range ? range : null;

    private void CheckPair((string Field, AddressRange Taken) one, (string Field, AddressRange Taken) other)
    {
        if (one.Taken.Overlaps(other.Taken))
        {
            // Said of the one that is written, since the other may be a default.
            var (said, against) = _section.Has(other.Field) ? (other, one) : (one, other);
            Add(said.Field, $"must not take what {against.Field} ({Shown(against.Taken)}) takes", said.Taken, $"choose another one in {Cidr}");
        }
    }

    private void Add(string field, string rule, AddressRange taken, string cure) => _section.Reading.Add(_section.At(field), rule, Shown(taken), cure);

    private static string Shown(AddressRange taken) => taken.Count == 1 ? taken.First.ToString() : taken.ToString();

    private IPAddress Taken(string field, IPAddress address)
    {
        _taken.Add((field, new AddressRange(address, address)));
        return address;
    }

    private IPAddress At(int offset) => AddressRange.Offset(Cidr.BaseAddress, offset);
}

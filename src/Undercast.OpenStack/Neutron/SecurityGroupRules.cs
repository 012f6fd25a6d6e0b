using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Neutron;

/// <summary>Rules of security groups; they have no name, their content tells them apart.</summary>
public sealed class SecurityGroupRules : ImmutableResource<SecurityGroupRule, SecurityGroupRuleRequest>
{
    internal SecurityGroupRules(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/security-group-rules", "security_group_rule", "security_group_rules", NeutronJson.Default.SecurityGroupRule, it => it.Id, it => it.Id)
            {
                ByName = id => Query.Where("id", id),
            },
            NeutronJson.Default.SecurityGroupRuleRequest)
    {
    }

    /// <summary>The rule of a group with just this content, or null.</summary>
    public async Task<SecurityGroupRule?> FindAsync(SecurityGroupRuleRequest rule, CancellationToken cancel)
    {
        var there = await ListAsync(Query.Where("security_group_id", rule.SecurityGroupId), cancel);
        return there.FirstOrDefault(one => Same(one, rule));
    }

    /// <summary>Sees to it that a group has a rule with just this content.</summary>
    public async Task<SecurityGroupRule> EnsureAsync(SecurityGroupRuleRequest rule, CancellationToken cancel) =>
        await FindAsync(rule, cancel) ?? await CreateAsync(rule, cancel);

    // Neutron fills in IPv4, and says 0.0.0.0/0 for "from anywhere" or null, as it was created.
    private static bool Same(SecurityGroupRule one, SecurityGroupRuleRequest rule) =>
        one.Direction == rule.Direction && one.Ethertype == (rule.Ethertype ?? "IPv4") && one.Protocol == rule.Protocol
        && one.PortRangeMin == rule.PortRangeMin && one.PortRangeMax == rule.PortRangeMax && one.RemoteIpPrefix == rule.RemoteIpPrefix;
}

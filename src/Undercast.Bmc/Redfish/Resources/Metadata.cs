using System.Text;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The OData metadata document (DSP0266, 8.4.2): references to the published schemas.</summary>
internal static class Metadata
{
    private static readonly string Document = Build();

    public static Task<Reply> Get(Request request) =>
        Task.FromResult(new Reply(200) { Document = ("application/xml", Document) });

    private static string Build()
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.Append("<edmx:Edmx xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\" Version=\"4.0\">\n");
        foreach (var type in Schemas.Single)
        {
            var name = type[..type.IndexOf('.', StringComparison.Ordinal)];
            Reference(text, $"{name}_v1.xml", name, Schemas.Versioned(type));
        }

        foreach (var name in Schemas.Collections)
        {
            Reference(text, $"{name}_v1.xml", name);
        }

        Reference(text, "Message_v1.xml", "Message", "Message.v1_2_1");
        Reference(text, "Resource_v1.xml", "Resource", "Resource.v1_0_0");
        Reference(text, "Settings_v1.xml", "Settings", "Settings.v1_3_5");
        Reference(text, "RedfishExtensions_v1.xml", "RedfishExtensions.v1_0_0", "Validation.v1_0_0");
        text.Append("  <edmx:DataServices>\n    <Schema xmlns=\"http://docs.oasis-open.org/odata/ns/edm\" Namespace=\"Service\">\n");
        text.Append("      <EntityContainer Name=\"Service\" Extends=\"ServiceRoot.v1_17_0.ServiceContainer\"/>\n");
        text.Append("    </Schema>\n  </edmx:DataServices>\n</edmx:Edmx>\n");
        return text.ToString();
    }

    private static void Reference(StringBuilder text, string file, params ReadOnlySpan<string> namespaces)
    {
        text.Append("  <edmx:Reference Uri=\"http://redfish.dmtf.org/schemas/v1/").Append(file).Append("\">\n");
        foreach (var one in namespaces)
        {
            text.Append("    <edmx:Include Namespace=\"").Append(one).Append('"');
            text.Append(one == "RedfishExtensions.v1_0_0" ? " Alias=\"Redfish\"/>\n" : "/>\n");
        }

        text.Append("  </edmx:Reference>\n");
    }
}

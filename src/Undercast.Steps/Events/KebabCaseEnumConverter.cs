using System.Text.Json;
using System.Text.Json.Serialization;

namespace Undercast.Steps;

/// <summary>Writes enums as words: <c>already-done</c>.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

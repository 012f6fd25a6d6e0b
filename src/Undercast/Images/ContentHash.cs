using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Undercast.Images;

/// <summary>
/// A hash over everything that goes into an image, so that equal hashes mean equal recipes. Each value is written with its length,
/// so that no two different recipes write the same bytes. Versions of packages are not in it: an image is made anew when its recipe changes.
/// </summary>
internal sealed class ContentHash : IDisposable
{
    /// <summary>Raised when the same recipe is packed differently.</summary>
    private const string BuilderVersion = "1";

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public static string Of(PackageTree tree)
    {
        using var content = new ContentHash();
        content.Add(BuilderVersion);
        content.Add(tree);
        return content.End();
    }

    public static string Of(ImageRecipe recipe)
    {
        using var content = new ContentHash();
        content.Add(BuilderVersion);
        content.Add(recipe.Name);
        content.Add(recipe.Tree);
        content.Add(recipe.Output.ToString());
        content.Add(recipe.Files);
        content.Add(recipe.Finish);
        content.Add(recipe.Containers is null ? "" : Of(recipe.Containers));
        return content.End();
    }

    public void Dispose() => hash.Dispose();

    private void Add(PackageTree tree)
    {
        Add(tree.Name);
        Add(tree.Suite);
        Add(tree.Packages);
        Add(tree.StoodInFor);
        Add([.. tree.Accounts.Select(account => account.PasswdLine)]);
        Add(tree.EarlyFiles);
        Add(tree.Excluded);
    }

    private void Add(IReadOnlyList<ImageFile> files)
    {
        Add(files.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var file in files)
        {
            Add(file.Path);
            Add(((int)file.Mode).ToString(CultureInfo.InvariantCulture));
            Add(file.Content);
        }
    }

    private void Add(IReadOnlyList<string> values)
    {
        Add(values.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var value in values)
        {
            Add(value);
        }
    }

    private void Add(string value) => Add(Encoding.UTF8.GetBytes(value));

    private void Add(byte[] value)
    {
        hash.AppendData(BitConverter.GetBytes(value.LongLength));
        hash.AppendData(value);
    }

    // 16 digits tell the few images of a lab apart, and leave folder names readable.
    private string End() => Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
}

namespace Undercast.Bmc;

/// <summary>A machine with one virtual CD drive that takes images by URL (http, https, file as the machine allows).</summary>
public interface IVirtualMedia
{
    /// <summary>The image in the drive, or null.</summary>
    Task<MediaImage?> ReadMediaAsync(CancellationToken cancellation);

    /// <summary>
    /// Puts an image into the drive, in place of one already there, running or not. Returns when it is truly there, so a download is
    /// over; the BMC makes a Redfish task of one that takes long. On failure the drive is as before.
    /// </summary>
    /// <exception cref="MediaUnavailableException">The URL cannot be read: the message says why.</exception>
    Task InsertMediaAsync(MediaImage image, CancellationToken cancellation);

    /// <summary>Empties the drive and removes whatever inserting made. Nothing if it is empty.</summary>
    Task EjectMediaAsync(CancellationToken cancellation);
}

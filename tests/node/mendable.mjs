// A body that is mended: as it was written, and as it is then.

export const REMOVAL =
  '{"@removed":{"reason":"changed"},"id":"99954f18-c8ec-4b62-85bf-cdf3b70b140e"}';
export const GOOD = `{"driveRestoreArtifacts@delta":[${REMOVAL}]}\n`;
export const FAULTY = `{
\t"drive_restore_artifacts@delta": [ // remove
\t\t${REMOVAL},
\t]
}
`;
export const MENDED = `{
\t"driveRestoreArtifacts@delta": [ 
\t\t${REMOVAL}
\t]
}
`;

/** A device that QEMU has only where Debian's package qemu-system-gui is installed. The profile is one without. */
export const GUI_DEVICE = 'virtio-gpu-gl-device';

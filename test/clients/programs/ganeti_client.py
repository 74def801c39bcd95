"""A small manager on Ganeti's QmpConnection. It prints what the class told it, a line each."""
import sys

from ganeti import errors
from ganeti.hypervisor.hv_kvm.monitor import QmpConnection

path = sys.argv[1]
with QmpConnection(path) as qmp:
    print('version', qmp.version, type(qmp.package).__name__)
    print('commands', len(qmp.supported_commands))
    print('status', qmp.Execute('query-status')['status'])
    qmp.Execute('stop')
    print('status', qmp.Execute('query-status')['status'])
    qmp.Execute('cont')
    while qmp.Execute('query-status')['status'] == 'running':
        pass
    print('status', qmp.Execute('query-status')['status'])
    qmp.Execute('cont')

# As Ganeti does it: each of these connects anew.
other = QmpConnection(path)
other.CheckDiskHotAddSupport()
other.CheckNicHotAddSupport()
print('dynamic-auto-read-only', other.HasDynamicAutoReadOnly())
print('device', other.HasDevice('nobody'))
print('free slot', other.GetFreePCISlot())
other.SetMigrationParameters(1 << 25, 300)
try:
    other.HotDelDisk('nobody')
except errors.HypervisorError as err:
    print('error', err)
other.HotDelDisk('balloon0')
with QmpConnection(path) as qmp:
    qmp.Execute('quit')

"""The voting rules of the Council of the Northern Ports, which never was."""

from onrecord.data.own import Body

BODIES = [
    Body(
        name="Council of the Northern Ports",
        aliases=("Ports Council",),
        members=9,
        needed="6",
        veto=("NOR",),
        binding=True,
    ),
]

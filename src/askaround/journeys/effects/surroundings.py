"""What LinkedIn's ZIP holds beside the connections, in the chapters' own words."""

from askaround.integrations.contacts import Archive, Correspondence, Invitation
from askaround.me.rules import Background, OwnPositionDetails, OwnSchoolingDetails
from askaround.people.rules import Correspondent, Figures, MemberCount, Surroundings


def background(archive: Archive) -> Background:
    """Return what an archive tells of you."""
    return Background(
        tuple(
            OwnPositionDetails(job.title, job.organisation, job.started_on, job.ended_on)
            for job in archive.jobs
        ),
        tuple(
            OwnSchoolingDetails(each.degree, each.school, each.started_on, each.ended_on)
            for each in archive.schools
        ),
        archive.skills,
    )


def surroundings(archive: Archive) -> Surroundings:
    """Return the files of an archive, and who is written to and invited."""
    members = tuple(
        MemberCount(each.kind, each.name, each.rows, reasons=each.set_aside, refusal=each.refusal)
        for each in archive.members
    )
    written, invited = map(_written, archive.correspondence), map(_invited, archive.invitations)
    return Surroundings(members, (*written, *invited))


def _written(told: Correspondence) -> Correspondent:
    figures = Figures(told.sent, told.received, told.last_on, told.last_by)
    return Correspondent(told.profile_url, told.name, figures, messages=told.sent + told.received)


def _invited(told: Invitation) -> Correspondent:
    figures = Figures(invited_by=told.invited_by, invited_on=told.invited_on)
    return Correspondent(told.profile_url, told.name, figures, invitations=told.rows)

"""Who takes what comes to an agency."""

from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.accounts.tests.conftest import Role, make_person


def test_the_officers_else_the_heads_else_nobody(tree, people):
    there = reachable_at([tree["xa-a"].pk, tree["so-yt"].pk])
    assert there.taking(tree["xa-a"].pk) == [people["officer"]]
    people["officer"].is_active = False
    people["officer"].save()
    there = reachable_at([tree["xa-a"].pk])
    assert there.taking(tree["xa-a"].pk) == [people["head"]]
    second = make_person("Cán Bộ Hai", (tree["xa-a"], Role.FOCAL_OFFICER))
    assert reachable_at([tree["xa-a"].pk]).taking(tree["xa-a"].pk) == [second]
    assert there.taking(tree["tinh"].pk) == []

import pytest
def test_smoke(app):
    for p in ["/settle/","/settle/debt/shizhou","/settle/debt/shizhou/call","/settle/debt/shizhou/offers","/settle/debt/shizhou/request","/settle/debt/shizhou/offer","/settle/debt/shizhou/promise","/settle/debt/shizhou/agreement","/settle/debt/shizhou/agreement/read","/settle/agreements/","/settle/promises/","/settle/intermediaries/"]:
        r=app.get(p); print(p, r.status_code, len(r.content)); assert r.status_code==200

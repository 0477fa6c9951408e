<%@ page contentType="text/html;charset=UTF-8" %>
<html><body>${pageContext.session.isNew()}</body></html>
